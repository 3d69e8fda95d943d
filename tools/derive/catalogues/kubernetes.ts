/**
 * The kubelet's two catalogues, from the modules' sources.
 *
 *   node kubernetes.ts KUBERNETES CADVISOR
 *
 * The folders of the modules k8s.io/kubernetes and github.com/google/cadvisor/lib.
 */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { writeCatalogue } from './catalogue-file.ts'
import type { Declared } from './exposition.ts'
import { declaredInGo } from './go-sources.ts'

const [kubernetes = '', cadvisor = ''] = process.argv.slice(2)

/** In k8s.io/component-base, which is a module of its own. */
const OF_EVERY_COMPONENT: Readonly<Record<string, Declared>> = {
  kubernetes_build_info:
    'gauge major minor git_version git_commit git_tree_state build_date go_version compiler platform',
  kubernetes_feature_enabled: 'gauge name stage',
}

writeCatalogue({
  exporter: 'kubelet',
  version: '1.37.2',
  source: 'pkg/kubelet of the module k8s.io/kubernetes',
  images: [],
  with: ['go-runtime'],
  parts: {
    kubelet: {
      ...Object.fromEntries(
        Object.entries(declaredInGo(kubernetes, ['pkg/kubelet'])).filter(([name]) =>
          /^(kubelet|volume_manager)_/.test(name),
        ),
      ),
      ...OF_EVERY_COMPONENT,
    },
  },
})

/** The kubelet gives every series of a container these; empty where the value does not apply. */
const BASE = 'container id image name namespace pod'
/** The network is the pod's: its metrics have no container. */
const OF_POD = 'id image name namespace pod'
/** What the kubelet has cAdvisor measure (pkg/kubelet/server/server.go). */
const INCLUDED = /^(App|CpuUsage|DiskIO|DiskUsage|MemoryUsage|NetworkUsage|OOM|Pressure|Process)Metrics$/

const declaredByCadvisor = (): Record<string, Declared> => {
  const source = readFileSync(join(cadvisor, 'metrics/prometheus.go'), 'utf8')
  const found: Record<string, Declared> = {}
  let isIncluded = true
  for (const [, set, name, type, labels] of source.matchAll(
    /includedMetrics\.Has\(container\.(\w+)\)|name:\s+"(container_\w+)",[\s\S]*?valueType:\s+prometheus\.(Counter|Gauge)Value,(?:\s+extraLabels:\s+\[\]string\{([^}]*)\})?/g,
  )) {
    if (set !== undefined) isIncluded = INCLUDED.test(set)
    else if (isIncluded && name !== undefined)
      found[name] = [
        type?.toLowerCase(),
        name.startsWith('container_network_') ? OF_POD : BASE,
        ...[...(labels ?? '').matchAll(/"(\w+)"/g)].map(([, label]) => label),
      ].join(' ')
  }
  for (const [, name = ''] of source.matchAll(/NewDesc\("(container_\w+)"/g)) found[name] = `gauge ${BASE}`
  for (const [, unit = ''] of source.matchAll(/"(container_spec_memory\w+)"/g)) found[unit] = `gauge ${BASE}`
  return found
}

writeCatalogue({
  exporter: 'cadvisor',
  version: '0.60.5',
  source:
    'metrics of the module github.com/google/cadvisor/lib, as the kubelet of k8s.io/kubernetes v1.37.2 includes them',
  images: [],
  parts: {
    containers: declaredByCadvisor(),
    machine: Object.fromEntries(
      [
        ...readFileSync(join(cadvisor, 'metrics/prometheus_machine.go'), 'utf8').matchAll(
          /"(machine_(?!id")\w+)"/g,
        ),
      ].map(([, name = '']) => [name, 'gauge boot_id machine_id system_uuid']),
    ),
    scrape: {
      container_scrape_error: 'gauge',
      cadvisor_version_info: 'gauge kernelVersion osVersion dockerVersion cadvisorVersion cadvisorRevision',
    },
  },
})
