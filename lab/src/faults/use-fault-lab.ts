import { afterAll, beforeAll, beforeEach } from 'vitest'
import { startHosts, type LabHosts } from '../hosts/lab-hosts.ts'
import type { Program } from '../hosts/program.ts'
import type { ContainerLog } from '../logs/container-log.ts'
import { logOfPod, startLogCluster } from '../logs/log-cluster.ts'
import { needStore, whereGiven, type LogStore } from '../logs/log-store.ts'
import { spokeCollector, startCollector } from '../programs/collector.ts'
import { receivingConfiguration, startPrometheus, type Prometheus } from '../programs/prometheus.ts'
import { startLogStore } from '../programs/start-log-store.ts'
import { clusters } from '../trees/clusters.ts'
import { compressedTime } from './compressed-time.ts'
import { startScrapes, type Scrapes } from './scrapes.ts'

/** A spoke that sends its lines and samples to a hub, for faults. */
export interface FaultLab {
  readonly hosts: LabHosts
  readonly store: LogStore
  readonly prometheus: Prometheus
  readonly scrapes: Scrapes
  readonly logs: readonly ContainerLog[]
  /** The one that runs now. */
  collector: Program
  /** @param times the factor of its compressed time */
  readonly startSpoke: (times?: number) => Promise<void>
  /** Kills the collector first. */
  readonly restartSpoke: (times: number) => Promise<void>
}

const startAll = async (lab: FaultLab, storeName: LogStore['name']): Promise<void> => {
  const hosts = await startHosts()
  const [store, prometheus, spoke] = await Promise.all([
    startLogStore(hosts.hub, storeName),
    startPrometheus(hosts.hub, receivingConfiguration()),
    startLogCluster(hosts.spoke, clusters.spoke, hosts.stage),
  ])
  const scrapes = await startScrapes(hosts.spoke, prometheus)
  const pods = await spoke.kubelet.pods()
  const logs = pods
    .filter(({ metadata }) => !metadata.name.startsWith('otel-collector'))
    .map((pod) => logOfPod(hosts.spoke, pod))
  const begin = (times = 1): Promise<Program> => {
    const spec = spokeCollector()
    const configuration = times === 1 ? spec.configuration : compressedTime(spec.configuration, times)
    return startCollector(hosts.spoke, { spec, server: spoke.server, stage: hosts.stage, configuration })
  }
  const running: FaultLab = {
    ...{ hosts, store, prometheus, scrapes, logs },
    collector: await begin(),
    startSpoke: async (times) => {
      lab.collector = await begin(times)
    },
    restartSpoke: async (times) => {
      await lab.collector.kill('SIGKILL')
      await lab.startSpoke(times)
    },
  }
  Object.assign(lab, running)
}

/** Gives the tests of a store a running lab, where that store is given. */
export const useFaultLab = (storeName: LogStore['name']): FaultLab => {
  const lab = {} as FaultLab
  beforeEach(needStore(storeName))
  beforeAll(() => whereGiven(storeName, () => startAll(lab, storeName)))
  afterAll(() => whereGiven(storeName, () => lab.hosts[Symbol.asyncDispose]()))
  return lab
}
