export { type FeedbackView, putFeedback } from "./put-feedback"
