import { fluxObjects, KUSTOMIZATIONS, lastApplied } from '../../queries/flux.ts'
import { lines } from '../../queries/lines.ts'
import { prometheus } from '../../queries/query.ts'
import { arrivals } from '../../queries/revisions.ts'
import { fluxControllers } from '../../queries/series.ts'
import { ACTIVE, failing, isTooLong, SUSPENDED } from './objects.ts'

/** Zero for each cluster that has Flux: what is not found is none there, and still missing elsewhere. */
const ZERO = `0 * group by (cluster) (${fluxObjects()})`

const orZero = (expr: string) => prometheus(`${expr} or ${ZERO}`, '{{cluster}}')

export const failed = orZero(`count by (cluster) (${failing})`)
export const suspended = orZero(`count by (cluster) (${fluxObjects(SUSPENDED)})`)
export const failedObjects = orZero(`count by (cluster) (${fluxObjects('ready="False"', ACTIVE)})`)

/** The revision that most of a cluster's Kustomizations have. */
export const revisions = prometheus(lines`
  topk by (cluster) (1,
  count by (cluster, revision) (${fluxObjects(KUSTOMIZATIONS, 'revision!=""')})
  )
`)

const withBranch = (expr: string): string => `label_replace(${expr}, "branch", "$1", "revision", "(.*)@.*")`

/** The newest revision of each repository and branch that any of the chosen clusters has fetched, with its time. */
const newest = lines`
  topk by (source_name, branch) (1,
  label_replace(
  ${withBranch(arrivals('ready="True"'))},
  "source_name", "$1", "name", "(.*)"
  )
  )
`

const applied = withBranch(fluxObjects(KUSTOMIZATIONS, 'source_kind="GitRepository"', ACTIVE))

/** For how long there has been a newer revision than a cluster has applied. */
const behindFor = lines`
  max by (cluster) (
  (
  max by (cluster, source_name, branch, revision) (${applied})
  unless on (revision) ${newest}
  )
  * on (source_name, branch) group_left () (time() - ${newest})
  )
`

export const behind = prometheus(behindFor)

/** A cluster that has been silent for longer is forgotten. Five minutes pass until its series end: more steps find nothing new. */
const MEMORY = '6h:5m'

export const sinceApplied = prometheus(
  `time() - max by (cluster) (last_over_time(${lastApplied()}[${MEMORY}]))`,
)

export const controllersUp = prometheus(`sum by (cluster) (${fluxControllers('up')})`)

/** The numbers that stand for the state of a cluster, the worst is the largest. */
export const STATE = { ready: 0, suspended: 1, behind: 2, failed: 3, silent: 4 } as const

export const states = prometheus(lines`
  ${STATE.silent} * (
  group by (cluster) (last_over_time(${fluxObjects(KUSTOMIZATIONS)}[${MEMORY}]))
  unless group by (cluster) (${fluxObjects()})
  )
  or ${STATE.failed} * group by (cluster) (${failing})
  or ${STATE.behind} * group by (cluster) (${isTooLong(behindFor)})
  or ${STATE.suspended} * group by (cluster) (${fluxObjects(SUSPENDED)})
  or ${ZERO}
`)
