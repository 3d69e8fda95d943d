import { METRICS_ANNOTATION, readMetrics, type DeclaredMetrics } from '@fleet/model'
import type { Located } from '../values/location.ts'

/** What an object that scrapes states of its jobs: the names of each one's metrics, or nothing where it may yield any. */
export const declaredIn = ({ object }: Located): ReadonlyMap<string, DeclaredMetrics> =>
  readMetrics(object.metadata.annotations?.[METRICS_ANNOTATION] ?? '')
