import { SCRAPE_TARGETS } from '@fleet/model'
import type { ForeignPods } from './chart-contract.ts'

const { sourceController, kustomizeController, helmController } = SCRAPE_TARGETS

/** The pods of Flux' controllers, as `flux bootstrap` installs them. */
export const FLUX_CONTROLLERS: readonly ForeignPods[] = [
  sourceController,
  kustomizeController,
  helmController,
].map(({ job, exporter, podLabels, port, portName }) => ({
  part: job,
  exporter,
  labels: podLabels,
  ports: [
    { name: portName, number: port },
    { name: 'healthz', number: 9440 },
    ...(job === 'source-controller' ? [{ name: 'http', number: 9090 }] : []),
  ],
}))
