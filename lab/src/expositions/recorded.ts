import { catalogueOf, type ExporterName } from '@fleet/validation/catalogues'
import type { Pod } from '../kubernetes/kubelet.ts'
import { familiesOf, type Filling, type LabelSet, type Level } from './from-catalogue.ts'
import type { Page } from './page.ts'

/*
 * Pages of programs that are not Go modules, or that need what the lab lacks: every metric of the validator's
 * catalogue, with values of a quiet day. A test changes the page for other values.
 */

const steady = (start: number): Level => ({ start, perSecond: 0 })
const growing = (perSecond: number): Level => ({ start: perSecond * 3600, perSecond })
const never = steady(0)
const mebibyte = 1024 ** 2

const pageOf = (exporters: readonly ExporterName[], filling: Filling): Page => ({
  since: Date.now(),
  families: familiesOf(
    exporters.flatMap((name) => Object.values(catalogueOf(name).parts)),
    filling,
  ),
})

const runtimeLevels: Filling['levels'] = [
  [/^process_start_time_seconds$/, steady(Date.now() / 1000 - 3600)],
  [/^process_resident_memory_bytes$/, steady(40 * mebibyte)],
  [/^process_cpu_seconds_total$/, growing(0.01)],
  [/^go_goroutines$/, steady(60)],
]

const runtimeValues: Filling['values'] = {
  version: ['go1.26.8'],
  code: ['200', '500', '503'],
  cause: ['encoding', 'gathering'],
}

export const cloudflaredPage = (): Page =>
  pageOf(['cloudflared', 'go-runtime'], {
    values: {
      ...runtimeValues,
      conn_index: ['0', '1', '2', '3'],
      connection_id: ['0', '1', '2', '3'],
      ha_conn_id: ['0', '1', '2', '3'],
      edge_location: ['fra08', 'ams11'],
      error: ['edge discovery failed'],
      frame_type: ['ack', 'stream'],
      goversion: ['go1.26.4'],
      packet_type: ['1rtt', 'initial'],
      reason: ['time_threshold'],
      revision: ['2026-08-18T10:00:00Z'],
      rpcName: ['register_connection'],
      status_code: ['200', '304', '404', '502'],
      tunnel_id: ['00000000-0000-4000-8000-000000000000'],
      type: ['cloudflared'],
      userHostname: ['https://service.example.org'],
    },
    levels: [
      ...runtimeLevels,
      [/^cloudflared_tunnel_ha_connections$/, steady(4)],
      [/_(errors|fail)$|lost_packets|dropped_packets/, never],
      [/_rtt$/, steady(12)],
      [/_bytes$/, growing(2000)],
    ],
    bounds: [1, 10, 25, 50, 100, 500, 1000, 5000, 30_000, 60_000],
  })

/** @param bounds those that the tree's HelmChartConfig gives Traefik, in seconds */
export const traefikPage = (bounds: readonly number[]): Page =>
  pageOf(['traefik', 'go-runtime'], {
    values: {
      ...runtimeValues,
      cn: ['example.org'],
      sans: ['example.org'],
      serial: ['1'],
      code: ['200', '404', '502'],
      entrypoint: ['web', 'websecure'],
      method: ['GET', 'POST'],
      protocol: ['http'],
      router: ['websecure-rss-example-org@kubernetes'],
      service: ['rss-system-miniflux-8080@kubernetes'],
      tls_cipher: ['TLS_AES_128_GCM_SHA256'],
      tls_version: ['1.3'],
      url: ['http://10.42.0.90:8080'],
    },
    levels: [
      ...runtimeLevels,
      [/_bytes_total$/, growing(2000)],
      [/_retries_total$/, never],
      [/^traefik_open_connections$/, steady(3)],
      [/not_after$/, steady(Date.now() / 1000 + 60 * 86_400)],
    ],
    bounds,
  })

/** What the first objects of Flux are that a controller reconciles, as its metrics name them. */
const reconciled = {
  'source-controller': 'GitRepository',
  'kustomize-controller': 'Kustomization',
  'helm-controller': 'HelmRelease',
} as const

export const fluxPage = (controller: keyof typeof reconciled): Page => {
  const kind = reconciled[controller]
  return pageOf([controller, 'controller-runtime', 'go-runtime'], {
    values: {
      ...runtimeValues,
      kind: [kind],
      name: ['flux-system'],
      namespace: ['flux-system'],
      controller: [kind.toLowerCase()],
      priority: ['0'],
      host: ['10.43.0.1:443'],
      method: ['GET', 'PATCH'],
    },
    levels: [...runtimeLevels, [/_errors_total$|_panics_total$|_depth$/, never]],
    bounds: [0.01, 0.1, 1, 10, 100, 1800],
  })
}

const unnamed = { container: '', image: '', name: '' }

/** cAdvisor's subjects on a node: its root and a slice of it, its pods, and their containers. */
const measured = (pods: readonly Pod[]): readonly LabelSet[] => {
  const slices = ['/', '/kubepods.slice'].map((id) => ({ ...unnamed, id, namespace: '', pod: '' }))
  const podSeries = pods.flatMap(({ metadata: { name: pod, namespace, uid }, spec: { containers } }) => {
    const id = `/kubepods.slice/kubepods-pod${uid.replaceAll('-', '_')}.slice`
    return [
      { ...unnamed, id, namespace, pod },
      ...containers.map(({ name: container, image }) => ({
        ...{ container, id: `${id}/cri-containerd-${container}.scope`, image },
        ...{ name: `${uid}-${container}`, namespace, pod },
      })),
    ]
  })
  const sandboxes = pods.map(({ metadata: { name: pod, namespace, uid } }) => {
    const id = `/kubepods.slice/kubepods-pod${uid.replaceAll('-', '_')}.slice/cri-containerd-sandbox.scope`
    return { id, image: 'registry.k8s.io/pause:3.10', name: `${uid}-sandbox`, namespace, pod }
  })
  return [...slices, ...podSeries, ...sandboxes]
}

export const cadvisorPage = (pods: readonly Pod[]): Page =>
  pageOf(['cadvisor'], {
    values: {
      boot_id: ['lab'],
      cadvisorRevision: [''],
      cadvisorVersion: [''],
      cpu: ['total'],
      device: ['/dev/vda'],
      dockerVersion: [''],
      failure_type: ['pgfault', 'pgmajfault'],
      interface: ['eth0'],
      kernelVersion: ['6.12'],
      machine_id: ['lab'],
      major: ['252'],
      minor: ['0'],
      operation: ['Read', 'Write'],
      osVersion: ['Debian GNU/Linux 13'],
      scope: ['container', 'hierarchy'],
      system_uuid: ['lab'],
      ulimit: ['max_open_files'],
    },
    base: measured(pods),
    levels: [
      [/^container_oom_events_total$/, never],
      [/^container_cpu_cfs_throttled_/, growing(0.01)],
      [/^container_cpu_cfs_periods_total$/, growing(10)],
      [/^container_cpu_.*seconds_total$/, growing(0.02)],
      [/^container_memory_(rss|working_set_bytes|usage_bytes|cache)$/, steady(48 * mebibyte)],
      [/^container_network_.*bytes_total$/, growing(1500)],
      [/^container_network_.*(errors|dropped)_total$/, never],
      [/^container_start_time_seconds$/, steady(Date.now() / 1000 - 3600)],
    ],
    bounds: [],
  })

const gibibyte = 1024 ** 3

/** The kubelet's own metrics, with the volumes of these claims. */
export const kubeletPage = (
  node: string,
  claims: readonly { readonly namespace: string; readonly name: string }[],
): Page =>
  pageOf(['kubelet', 'go-runtime'], {
    values: { ...runtimeValues, node: [node] },
    otherwise: 'some',
    base: claims.map(({ namespace, name }) => ({ namespace, persistentvolumeclaim: name })),
    levels: [
      ...runtimeLevels,
      [/^kubelet_volume_stats_capacity_bytes$/, steady(5 * gibibyte)],
      [/^kubelet_volume_stats_available_bytes$/, steady(4 * gibibyte)],
      [/^kubelet_volume_stats_used_bytes$/, steady(gibibyte)],
      [/^kubelet_volume_stats_inodes(_free)?$/, steady(300_000)],
      [/_(errors|evictions|renew_errors|failures)(_total)?$/, never],
    ],
    bounds: [0.005, 0.025, 0.1, 0.5, 1, 2.5, 10],
  })
