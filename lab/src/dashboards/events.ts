import { nanosecondsNow } from '../logs/clock.ts'
import { openContainerLog } from '../logs/container-log.ts'
import { criLine } from '../logs/cri.ts'
import type { Sample } from '../expositions/page.ts'
import type { Exposition } from '../expositions/start-exposition.ts'
import { until } from '../hosts/until.ts'
import type { Pod } from '../kubernetes/kubelet.ts'
import { disturbFlux } from '../world/flux.ts'
import type { World, WorldCluster } from '../world/world.ts'

/*
 * Events on dashboards that a quiet day lacks: errors, today and the day before, lines without a pod, a container that
 * is killed for its memory and does not start again, a commit that Flux fails to apply.
 */

const day = 86_400n * 1_000_000_000n

const text = 'level=error msg="cannot reach the database" attempt=3'

/** Pods whose programs the lab does not run, so that their state disturbs nothing. */
const played = (pods: readonly Pod[]): readonly Pod[] =>
  pods.filter(({ metadata }) => metadata.namespace !== 'monitoring' && metadata.namespace !== 'kube-system')

const writeLogs = ({ host }: WorldCluster, pods: readonly Pod[]): void => {
  for (const [index, { metadata, spec }] of pods.entries()) {
    const log = openContainerLog(host, {
      namespace: metadata.namespace,
      pod: metadata.name,
      uid: metadata.uid,
      container: spec.containers[0]?.name ?? '',
    })
    // Loki accepts lines of a day ago only in a stream without newer ones.
    if (index % 2 === 1) log.append(criLine(text, nanosecondsNow() - day))
    else
      log.append(
        Buffer.concat([criLine('level=info msg=started', nanosecondsNow()), criLine(text, nanosecondsNow())]),
      )
  }
  const unknown = {
    namespace: 'nowhere',
    pod: 'nobody',
    uid: '0a1b2c3d-0000-4000-8000-000000000000',
    container: 'none',
  }
  openContainerLog(host, unknown).append(criLine(text, nanosecondsNow()))
}

/** A pod's container with so many kills for its memory, which waits for its next start. */
const crash = async ({ server: { api } }: WorldCluster, pod: Pod, restartCount: number): Promise<void> => {
  const time = new Date().toISOString().replace(/\.\d+/, '')
  const containerStatuses = pod.spec.containers.map(({ name, image }) => ({
    name,
    image,
    imageID: image,
    ready: false,
    started: false,
    restartCount,
    state: { waiting: { reason: 'CrashLoopBackOff' } },
    lastState: { terminated: { reason: 'OOMKilled', exitCode: 137, startedAt: time, finishedAt: time } },
  }))
  const path = `/api/v1/namespaces/${pod.metadata.namespace}/pods/${pod.metadata.name}/status`
  const { status } = await api.request(
    'PATCH',
    path,
    { status: { containerStatuses } },
    'application/merge-patch+json',
  )
  if (status !== 200) throw new Error(`the status of ${pod.metadata.name} cannot be set: ${status}`)
}

/** A metric of an exposition with new values. */
const change = (exposition: Exposition, metric: string, changed: Partial<Sample>): void => {
  exposition.change((pages) =>
    Object.fromEntries(
      Object.entries(pages).map(([path, page]) => [
        path,
        {
          ...page,
          families: page.families.map((family) =>
            family.name === metric
              ? { ...family, samples: family.samples.map((sample) => ({ ...sample, ...changed })) }
              : family,
          ),
        },
      ]),
    ),
  )
}

/** Causes the events of the dashboards in both clusters. */
export const makeEvents = async (world: World): Promise<void> => {
  const all = [world.hub, world.spoke]
  const crashing = new Map<WorldCluster, Pod>()
  for (const cluster of all) {
    const pods = played(await cluster.kubelet.pods())
    writeLogs(cluster, pods)
    const [pod] = pods
    if (!pod) throw new Error(`${cluster.host.name} has no pod of a service`)
    crashing.set(cluster, pod)
    await crash(cluster, pod, 1)
    const { kubelet, traefik } = cluster.exporters
    // Each container once in ten seconds, as cAdvisor counts it.
    change(kubelet, 'container_oom_events_total', { perSecond: 0.1 })
    await disturbFlux(cluster.server.api, cluster.host.name)
    change(traefik, 'traefik_service_server_up', { start: 0, perSecond: 0 })
  }
  // A restart is seen as a step between two scrapes.
  await until(
    'the first restarts are scraped',
    async () => {
      const query = 'count by (cluster) (kube_pod_container_status_restarts_total == 1)'
      return (await world.prometheus.query(query)).length === all.length
    },
    { seconds: 90 },
  )
  for (const [cluster, pod] of crashing) await crash(cluster, pod, 3)
}

/**
 * Loki reads lines older than three hours (`query_ingesters_within`) only from its files, which it has after a flush.
 */
export const flushLogs = async ({ hub }: World): Promise<void> => {
  const answer = await fetch(`http://${hub.host.address}:3100/flush`, { method: 'POST' })
  if (!answer.ok) throw new Error(`Loki does not flush: ${answer.status} ${await answer.text()}`)
}

/** Ends one exporter of each cluster. */
export const endAnExporter = async (world: World): Promise<void> => {
  await Promise.all([world.hub, world.spoke].map(({ exporters }) => exporters.traefik.program.stop()))
}
