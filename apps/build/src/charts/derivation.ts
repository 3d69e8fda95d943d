/*
 * What a bundle holds in place of this file loads another file with all of it: apps/build/bundle/compiled-schemas.ts. Only `chart add` needs it.
 */
export {
  chartFile,
  deriveChart,
  filesInArchive,
  isUnreadableChart,
  type ChartFiles,
  type DerivedChart,
} from '@fleet/charts'
