import { afterAll, beforeAll, expect, test } from 'vitest'
import { breaks, broken, checks } from '../../src/broken/breaks.ts'
import { runChecks, type Violations } from '../../src/broken/run-checks.ts'
import { makeSubject } from '../../src/broken/subject.ts'
import { startHosts, type LabHosts } from '../../src/hosts/lab-hosts.ts'
import type { Pod } from '../../src/kubernetes/kubelet.ts'
import { requiredLabels } from '../../src/logs/labels.ts'
import { startLogCluster } from '../../src/logs/log-cluster.ts'
import { staticPod } from '../../src/logs/static-pod.ts'
import { spokeCollector } from '../../src/programs/collector.ts'
import { startVictoriaLogs } from '../../src/programs/victoria-logs.ts'
import { measured } from '../../src/results/measured.ts'
import { clusters } from '../../src/trees/clusters.ts'

/*
 * A test of the checks of logs: the committed configuration passes all, and each break fails its own check. All run
 * side by side, on VictoriaLogs.
 */

let hosts: LabHosts
let violations: readonly Violations[]

const cluster = clusters.spoke
const committed = spokeCollector().configuration
const configurations = [committed, ...breaks.map(({ replace }) => broken(committed, replace))]

const isMirror = ({ metadata }: Pod): boolean => metadata.name === staticPod(cluster).metadata.name

beforeAll(async () => {
  hosts = await startHosts()
  const { hub, spoke, stage } = hosts
  const [store, logCluster] = await Promise.all([
    startVictoriaLogs(hub),
    startLogCluster(spoke, cluster, stage),
  ])
  await logCluster.server.api.apply([staticPod(cluster)])
  await logCluster.kubelet.settle()
  const all = await logCluster.kubelet.pods()
  const pods = all.filter((pod) => !isMirror(pod) && !pod.metadata.name.startsWith('otel-'))
  const mirror = all.find(isMirror)
  if (!mirror) throw new Error('the static pod is not there')
  const subjects = configurations.map((configuration, index) =>
    makeSubject({ cluster: logCluster, pods, stage, configuration, index }),
  )
  violations = await runChecks({
    hub,
    store,
    labels: pods.map((pod) => requiredLabels(cluster, pod)),
    labelsOfStaticPod: requiredLabels(cluster, mirror),
    subjects,
  })
})

afterAll(() => hosts[Symbol.asyncDispose]())

test.each(checks)('of the committed configuration it is true that %s', (check) => {
  expect(violations[0]?.[check]).toEqual([])
})

test.for(breaks.map(({ what, fails }, index) => [what, fails, index] as const))(
  '%s: it is not true that %s',
  ([, fails, index], context) => {
    const found = violations[index + 1]
    measured(context, {
      violation: found?.[fails][0]?.slice(0, 120) ?? 'none',
      'checks that fail': String(checks.filter((check) => (found?.[check].length ?? 0) > 0).length),
    })
    expect(found?.[fails]).not.toEqual([])
  },
)
