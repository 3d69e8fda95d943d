import type { FleetInput } from 'observability-fleet'
import { automation, automationSecrets, pages } from './services.ts'
import { gitops, hub, telemetry } from './settings.ts'
import { versions } from './versions.ts'

/** The whole fleet. The hub is a fact like any other: with another name, the stores move to that cluster. */
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
      traefik: true,
      seriesBudget: 12_000,
      workloads: automation,
      secrets: automationSecrets,
    },
    lighthouse: {
      kubeContext: 'lighthouse',
      nodes: {
        lamp: { address: '10.32.0.5', tailnetAddress: '100.80.2.5' },
      },
      storageClass: 'local-path',
      traefik: true,
      workloads: pages,
      secrets: {},
    },
    mill: {
      kubeContext: 'mill@vpn',
      nodes: {
        wheel: { address: '10.33.0.21', tailnetAddress: '100.80.3.21' },
        stone: { address: '10.33.0.22', tailnetAddress: '100.80.3.22' },
      },
      storageClass: 'local-path',
      traefik: false,
      workloads: pages,
      secrets: {},
    },
  },
  versions,
  hub: { cluster: 'harbour', node: 'pier-1', ...hub },
  // A person on call asks what is wrong without the rights of an administrator.
  telemetry: { ...telemetry, doctorAccount: true },
  gitops,
}
