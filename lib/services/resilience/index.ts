export { type BreakerBoard, breakerKey } from "./breaker-board"
export { chooseRoute, type ChosenRoute } from "./choose-route"
export { openResilience, type Resilience } from "./open-resilience"
export { routesOf } from "./routes-of"
