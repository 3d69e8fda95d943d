import { FLUX_METRICS, FLUX_RESOURCES, samplesIn, type ExposedSample } from '@fleet/model'
import { fetchIn } from '../expositions/samples.ts'
import type { Host } from '../hosts/host.ts'
import type { Api } from '../kubernetes/api.ts'
import { reporterAddress } from '../programs/kube-state-metrics.ts'
import type { KubernetesObject } from '../trees/committed.ts'

/** Every object in an API of the kinds that kube-state-metrics reports on. */
export const fluxObjects = async (api: Api): Promise<readonly KubernetesObject[]> => {
  const lists = await Promise.all(
    FLUX_RESOURCES.map(async ({ group, version, kind, plural }) => {
      const { items } = (await api.get(`/apis/${group}/${version}/${plural}`)) as {
        readonly items: readonly KubernetesObject[]
      }
      return items.map((item) => ({ ...item, kind }))
    }),
  )
  return lists.flat()
}

/** What kube-state-metrics shows in a host under a name. */
export const samplesOf = (host: Host, metric: string): readonly ExposedSample[] =>
  samplesIn(fetchIn(host, `http://${reporterAddress}:8080/metrics`)).filter(({ name }) => name === metric)

/** The labels of each object of Flux, with its state. */
export const infosOf = (host: Host): readonly ExposedSample['labels'][] =>
  samplesOf(host, FLUX_METRICS.info).map(({ labels }) => labels)
