import { pieces } from "./piece";
import { shown } from "./shuffle";

pieces.shuffle = shown;
