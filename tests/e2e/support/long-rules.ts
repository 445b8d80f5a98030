/** Long enough without a comma that the offline model quotes a rule whole: three of them stream for several seconds. */
const rules = ["northern", "central", "southern"].map(
  (part) =>
    `Before the lighthouse crew of the ${part} tower opens the storm shutters in the morning the keeper on duty walks once around the gallery with a lamp and counts the shutters aloud and writes the count into the storm log together with the hour and the height of the sea and the name of every person on the stair and then waits until the second keeper has repeated the count from the floor below and has signed the same line of the storm log in ink because a shutter that nobody counted has more than once been torn away by the first gust after sunrise and has fallen on the stone yard where the boats are mended and where the children of the crew like to play with the old ropes`,
)

export const longRulesTitle = "Standing orders"
export const longRules = rules.map((rule) => `${rule}.`).join("\n\n")
export const longQuestion = "What does the keeper do with the storm log before the lighthouse crew opens the storm shutters?"
