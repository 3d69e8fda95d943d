import { goMemoryLimit } from '@fleet/kubernetes'

/** The small containers beside the stores. Their load hardly depends on the fleet. Memory in MiB. */
const OPERATOR_MEMORY = 160

const resources = (cpu: string, requested: number, limit: number) => ({
  requests: { cpu, memory: `${requested}Mi` },
  limits: { memory: `${limit}Mi` },
})

/** Watches the rules, monitors and stores of one cluster. */
export const operatorResources = {
  resources: resources('20m', 64, OPERATOR_MEMORY),
  env: { GOMEMLIMIT: goMemoryLimit(OPERATOR_MEMORY) },
}

/** Reloads Prometheus after a change of its files. */
export const reloaderResources = resources('10m', 24, 64)

/** Makes the certificate of the operator's webhook, and ends. */
export const certificateJobResources = resources('10m', 32, 64)

/** A Python program that copies ConfigMaps into files: one for dashboards, one for data sources. */
export const sidecarResources = resources('10m', 96, 192)
