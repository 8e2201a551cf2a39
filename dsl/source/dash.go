package source

// Dashes are the characters that a question's number may hold for its `-`: all of those that input
// methods and printed forms hold. The full-width one is none of them: like every character of full
// width it is to be made a half-width one before.
const Dashes = "-—–―−‐‑"
