// The application around the form of a survey in several languages.

import "../form/translated";
import "./app";
