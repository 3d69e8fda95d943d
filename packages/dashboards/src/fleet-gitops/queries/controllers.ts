import { lines } from '../../queries/lines.ts'
import { prometheus } from '../../queries/query.ts'
import { fluxControllers } from '../../queries/series.ts'

/** An unchanged object is reconciled every ten minutes or so: a shorter window is mostly empty. */
const WINDOW = '30m'

const rate = (by: string, metric: string, ...matchers: readonly string[]): string =>
  `sum by (${by}) (rate(${fluxControllers(metric, ...matchers)}[${WINDOW}]))`

const meanDuration = (by: string, ...matchers: readonly string[]): string => lines`
  ${rate(by, 'gotk_reconcile_duration_seconds_sum', ...matchers)}
  / ${rate(by, 'gotk_reconcile_duration_seconds_count', ...matchers)}
`

const durations = (kind: string) => prometheus(meanDuration('cluster', `kind="${kind}"`), '{{cluster}}')

export const kustomizationDurations = durations('Kustomization')
export const releaseDurations = durations('HelmRelease')

const reconciliations = (by: string, ...matchers: readonly string[]): string =>
  rate(by, 'controller_runtime_reconcile_total', ...matchers)

const errorShare = (by: string): string => lines`
  ${reconciliations(by, 'result="error"')}
  / ${reconciliations(by)}
`

export const errorShares = prometheus(errorShare('cluster'), '{{cluster}}')

/** What a program of Flux does: one controller for each kind of object. */
const CONTROLLER = 'cluster, job, controller'

export const controllerErrors = prometheus(errorShare(CONTROLLER))
export const controllerRates = prometheus(`60 * ${reconciliations(CONTROLLER)}`)
export const controllerQueues = prometheus(`sum by (${CONTROLLER}) (${fluxControllers('workqueue_depth')})`)

export const slowest = prometheus(lines`
  topk(50,
  ${meanDuration('cluster, kind, name')}
  )
`)
