import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { startHosts, type LabHosts } from '../../src/hosts/lab-hosts.ts'
import type { Program } from '../../src/hosts/program.ts'
import type { Pod } from '../../src/kubernetes/kubelet.ts'
import { nanosecondsNow } from '../../src/logs/clock.ts'
import { openContainerLog, type ContainerLog } from '../../src/logs/container-log.ts'
import { criLine } from '../../src/logs/cri.ts'
import { joinViolations, labelViolations, lineViolations } from '../../src/logs/checks.ts'
import { deliveryOf, untilDelivered } from '../../src/logs/delivery.ts'
import { requiredLabels } from '../../src/logs/labels.ts'
import { logOfPod, startLogCluster, type LogCluster } from '../../src/logs/log-cluster.ts'
import { needStore, storeNames, whereGiven, type LogStore } from '../../src/logs/log-store.ts'
import { logWriter, type LogWriter } from '../../src/logs/log-writer.ts'
import { logOfStaticPod, staticPod } from '../../src/logs/static-pod.ts'
import {
  hubCollector,
  spokeCollector,
  startCollector,
  type CollectorStart,
} from '../../src/programs/collector.ts'
import { rightsForLogs } from '../../src/programs/collector-rights.ts'
import { startLogStore } from '../../src/programs/start-log-store.ts'
import { measured } from '../../src/results/measured.ts'
import { clusters } from '../../src/trees/clusters.ts'
import { objectsOf } from '../../src/trees/committed.ts'

type Name = 'hub' | 'spoke'

let hosts: LabHosts
let store: LogStore
const started = {} as Record<Name, LogCluster>
const collectors = {} as Record<Name, Program>
const specs = { hub: hubCollector, spoke: spokeCollector }

const startCollectorOf = async (name: Name, other: Partial<CollectorStart> = {}): Promise<void> => {
  const { host, server } = started[name]
  collectors[name] = await startCollector(host, { spec: specs[name](), server, stage: hosts.stage, ...other })
}

/** Starts both clusters with their collectors, and a store for their lines. */
const startAll = async (storeName: LogStore['name']): Promise<void> => {
  hosts = await startHosts()
  const [logStore, hub, spoke] = await Promise.all([
    startLogStore(hosts.hub, storeName),
    startLogCluster(hosts.hub, clusters.hub, hosts.stage),
    startLogCluster(hosts.spoke, clusters.spoke, hosts.stage),
  ])
  store = logStore
  Object.assign(started, { hub, spoke })
  await Promise.all([startCollectorOf('hub'), startCollectorOf('spoke')])
}

/** The pods whose logs the collector reads: all but its own. */
const loggedPods = async (name: Name): Promise<readonly Pod[]> =>
  (await started[name].kubelet.pods()).filter(({ metadata }) => !/^(otel|opentelemetry)-/.test(metadata.name))

const logsOf = async (name: Name): Promise<readonly [ContainerLog, ...ContainerLog[]]> => {
  const [first, ...others] = (await loggedPods(name)).map((pod) => logOfPod(started[name].host, pod))
  if (!first) throw new Error(`${started[name].cluster.name} has no pods`)
  return [first, ...others]
}

const findPod = async (name: Name, podName: string): Promise<Pod> => {
  const pod = (await started[name].kubelet.pods()).find(({ metadata }) => metadata.name === podName)
  if (!pod) throw new Error(`no pod is named ${podName}`)
  return pod
}

const violationsOf = async (writer: LogWriter): Promise<readonly string[]> =>
  lineViolations(await deliveryOf(store, writer))

/** The wrong streams of a cluster's pods. */
const violationsOfLabels = async (name: Name, pods: readonly Pod[]): Promise<readonly string[]> => {
  const { cluster } = started[name]
  const wanted = pods.map((pod) => requiredLabels(cluster, pod))
  return labelViolations(await store.streams({ cluster: cluster.name }), wanted)
}

describe.each(storeNames)('%s', (storeName) => {
  beforeEach(needStore(storeName))

  beforeAll(() => whereGiven(storeName, () => startAll(storeName)))

  afterAll(() => whereGiven(storeName, () => hosts[Symbol.asyncDispose]()))

  describe.each(['spoke', 'hub'] as const)('the %s', (name) => {
    test('gives the lines of every pod exactly the labels of the requirements’ table, none unknown_service', async (context) => {
      const { host } = started[name]
      const pods = await loggedPods(name)
      const writer = logWriter(pods.map((pod) => logOfPod(host, pod)))
      writer.write(20 * pods.length)
      await untilDelivered(store, writer)
      expect(await violationsOfLabels(name, pods)).toEqual([])
      measured(context, { pods: String(pods.length) })
    })

    test('brings every line once through rotations and restarts of its container', async (context) => {
      const [log] = await logsOf(name)
      const writer = logWriter([log])
      for (let round = 0; round < 4; round += 1) {
        await writer.writeFor(0.5, 400)
        log.rotate(writer.next())
      }
      log.restart()
      await writer.writeFor(0.5, 400)
      await untilDelivered(store, writer)
      expect(await violationsOf(writer)).toEqual([])
      measured(context, { lines: String(writer.written()), rotations: '4' })
    })

    test('joins a line that the runtime has cut, also in the middle of a character', async () => {
      const [log] = await logsOf(name)
      const text = `a long line of ${name}: ${'aé中😀'.repeat(6000)}`
      log.append(criLine(text, nanosecondsNow()))
      const writer = logWriter([log])
      writer.write(1)
      await untilDelivered(store, writer)
      const now = Date.now()
      const found = await store.lines(`a long line of ${name}`, { from: now - 600_000, to: now + 60_000 })
      expect(
        joinViolations(
          found.map((line) => line.text),
          text,
        ),
      ).toEqual([])
    })

    test('knows a static pod, whose folder is named after a hash', async () => {
      const { host, cluster, server, kubelet } = started[name]
      const mirror = staticPod(cluster)
      await server.api.apply([mirror])
      await kubelet.settle()
      const writer = logWriter([openContainerLog(host, logOfStaticPod(cluster))])
      writer.write(5)
      await untilDelivered(store, writer)
      const found = await store.streams({ cluster: cluster.name, k8s_pod_name: mirror.metadata.name })
      const pod = await findPod(name, mirror.metadata.name)
      expect(labelViolations(found, [requiredLabels(cluster, pod)])).toEqual([])
    })

    test('labels what was written while it was down, and loses none of it to a rotation', async (context) => {
      const logs = await logsOf(name)
      const writer = logWriter(logs)
      writer.write(10 * logs.length)
      await untilDelivered(store, writer)
      await collectors[name].kill('SIGKILL')
      writer.write(10 * logs.length)
      logs[0].rotate()
      writer.write(10 * logs.length)
      await startCollectorOf(name)
      await untilDelivered(store, writer, 15)
      expect(await violationsOf(writer)).toEqual([])
      expect(await violationsOfLabels(name, await loggedPods(name))).toEqual([])
      measured(context, { lines: String(writer.written()) })
    })
  })

  describe.each(['spoke', 'hub'] as const)('the collector of the %s needs its right to', (name) => {
    /** Adds a pod of a Deployment to the cluster. */
    const scaleUp = async (): Promise<{ readonly deployment: string; readonly pod: Pod }> => {
      const { server, kubelet, cluster } = started[name]
      const deployment = objectsOf(cluster.name).find(({ kind }) => kind === 'Deployment')
      if (!deployment) throw new Error(`${cluster.name} has no Deployment`)
      const before = new Set((await kubelet.pods()).map(({ metadata }) => metadata.name))
      const path = `${await server.api.pathOf(deployment)}/scale`
      const { spec } = (await server.api.get(path)) as { spec: { replicas: number } }
      const patch = { spec: { replicas: spec.replicas + 1 } }
      await server.api.request('PATCH', path, patch, 'application/merge-patch+json')
      for (;;) {
        await kubelet.settle()
        const pod = (await kubelet.pods()).find(({ metadata }) => !before.has(metadata.name))
        if (pod) return { deployment: deployment.metadata.name, pod }
      }
    }

    /** Whether a new collector labels the lines of a later pod with its Deployment. */
    const labelsNewPod = async (start: Partial<CollectorStart>): Promise<boolean> => {
      await collectors[name].kill('SIGKILL')
      await startCollectorOf(name, start)
      const { deployment, pod } = await scaleUp()
      const writer = logWriter([logOfPod(started[name].host, pod)])
      writer.write(10)
      await untilDelivered(store, writer)
      const found = await store.streams({ k8s_pod_name: pod.metadata.name })
      return found.some((labels) => labels['k8s_deployment_name'] === deployment)
    }

    /** The log of a collector without one right, and whether it still works. */
    const worksDenied = async (start: Partial<CollectorStart>) => {
      try {
        const works = await labelsNewPod({ ...start, patience: 10 })
        return { works, output: collectors[name].log() }
      } catch (error) {
        return { works: false, output: String(error) }
      }
    }

    // By default a client streams its list through a watch. It lists where the API cannot do that, as set here.
    const environmentFor = (verb: string) =>
      verb === 'list' ? { KUBE_FEATURE_WatchListClient: 'false' } : {}

    test.each(rightsForLogs(name))('$verb $on', async ({ verb, on, role, withheld }) => {
      const { api } = started[name].server
      const env = environmentFor(verb)
      await api.apply([withheld])
      const { works, output } = await worksDenied({ env })
      expect(works).toBe(false)
      expect(output).toMatch(new RegExp(`${on} is forbidden.*cannot ${verb} resource`))
      await api.apply([role])
      expect(await labelsNewPod({ env })).toBe(true)
    })
  })
})
