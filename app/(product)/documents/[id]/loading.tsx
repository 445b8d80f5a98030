export { DetailSkeleton as default } from "../../../_components/detail-skeleton"
