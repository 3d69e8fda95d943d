import type { FleetInput } from 'observability-fleet'
import { alerting } from './alerting.ts'
import { entrances, gateways, grafana } from './grafana.ts'
import { ingest } from './ingest.ts'
import { dashboards, rules } from './own-files.ts'
import { harbourProbes, lighthouseProbes } from './probes.ts'
import { harbourScrapes, lighthouseScrapes, millScrapes } from './scrapes.ts'
import { encrypted, fromVault } from './secrets.ts'
import { automation, automationJobs, automationSecrets, pages } from './services.ts'
import { logsVolume, metricsVolume } from './stores.ts'
import { traces } from './traces.ts'
import { values } from './values.ts'
import { versions } from './versions.ts'

/** The whole fleet. What it does not state has a default, which `npx observability-fleet explain hub` prints. */
export const fleet: FleetInput = {
  clusters: {
    harbour: {
      kubeContext: 'k3s-harbour',
      nodes: {
        'pier-1': { address: '10.31.0.11', tailnetAddress: '100.80.1.11' },
        'pier-2': { address: '10.31.0.12', tailnetAddress: '100.80.1.12' },
        'pier-3': { address: '10.31.0.13', tailnetAddress: '100.80.1.13' },
      },
      storageClass: 'longhorn',
      entrances,
      seriesBudget: 12_000,
      scrapes: harbourScrapes,
      builtInScrapes: ['etcd', 'cert-manager', 'longhorn'],
      probes: harbourProbes,
      workloads: automation,
      cronJobs: automationJobs,
      secrets: automationSecrets,
      secretsFrom: encrypted,
    },
    lighthouse: {
      kubeContext: 'lighthouse',
      nodes: {
        lamp: { address: '10.32.0.5', tailnetAddress: '100.80.2.5' },
      },
      scrapes: lighthouseScrapes,
      builtInScrapes: ['coredns', 'apiserver'],
      probes: lighthouseProbes,
      workloads: pages,
    },
    mill: {
      kubeContext: 'mill@vpn',
      nodes: {
        wheel: { address: '10.33.0.21', tailnetAddress: '100.80.3.21' },
        stone: { address: '10.33.0.22', tailnetAddress: '100.80.3.22' },
      },
      traefik: false,
      entrances: gateways,
      scrapes: millScrapes,
      builtInScrapes: ['coredns', 'cert-manager'],
      workloads: { toolbox: { ...pages.toolbox, host: 'toolbox.mill.example' } },
      secretsFrom: fromVault,
    },
  },
  versions,
  hub: {
    cluster: 'harbour',
    node: 'pier-1',
    ingest,
    prometheus: { ...metricsVolume, rules },
    loki: logsVolume,
    traces,
    grafana: { ...grafana, dashboards },
    alerting,
  },
  // A person on call asks what is wrong without the rights of an administrator.
  telemetry: { doctorAccount: true },
  values,
}
