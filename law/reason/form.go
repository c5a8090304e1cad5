package reason

// Form numbers the JSON that Explain gives for a run. It goes up when the same run
// would be written otherwise, so that who keeps explanations can tell an old form
// from a changed outcome.
const Form = 2
