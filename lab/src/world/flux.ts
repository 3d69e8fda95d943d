import { FLUX_RESOURCES } from '@fleet/model'
import { fluxPage } from '../expositions/recorded.ts'
import { startExposition, type Exposition } from '../expositions/start-exposition.ts'
import { syncObjects } from '../flux/bootstrap.ts'
import type { Host } from '../hosts/host.ts'
import { installDefinitions } from '../kubernetes/api-server.ts'
import type { Api } from '../kubernetes/api.ts'
import { objectsOf, type KubernetesObject } from '../trees/committed.ts'
import { fluxControllerNames, podAddresses } from './pod-addresses.ts'

/*
 * Flux as the fleet's telemetry sees it: its kinds and objects in the real API with statuses as its controllers leave them, and pages
 * of these controllers. The suite `flux` runs the controllers themselves, and holds their pages and statuses to the same names.
 */

const groups = new Set(FLUX_RESOURCES.map(({ group }) => group))
const isOfFlux = ({ apiVersion }: KubernetesObject): boolean => groups.has(apiVersion.split('/')[0] ?? '')

const revision = 'main@sha1:0a1b2c3d4e5f60718293a4b5c6d7e8f901234567'
const chart = { chartName: 'chart', chartVersion: '1.0.0' }

const now = (): string => new Date().toISOString().replace(/\.\d+/, '')

const condition = (status: 'True' | 'False') => ({
  conditions: [
    {
      type: 'Ready',
      status,
      reason: status === 'True' ? 'Succeeded' : 'Failed',
      message: status,
      lastTransitionTime: now(),
    },
  ],
})

const digest = `sha256:${'0'.repeat(64)}`

/** What the controller of a kind writes beside the condition. */
const written: Readonly<Record<string, () => object>> = {
  Kustomization: () => ({
    lastAppliedRevision: revision,
    lastAttemptedRevision: revision,
    history: [
      {
        digest,
        firstReconciled: now(),
        lastReconciled: now(),
        lastReconciledDuration: '1s',
        lastReconciledStatus: 'ReconciliationSucceeded',
        totalReconciliations: 1,
      },
    ],
  }),
  HelmRelease: () => ({
    lastAttemptedRevision: chart.chartVersion,
    history: [
      {
        ...chart,
        configDigest: digest,
        digest,
        firstDeployed: now(),
        lastDeployed: now(),
        name: 'release',
        namespace: 'monitoring',
        status: 'deployed',
        version: 1,
      },
    ],
  }),
}

const artifact = () => ({
  artifact: { revision, digest, path: 'artifact', url: 'http://source/artifact', lastUpdateTime: now() },
})

const setStatus = async (api: Api, object: KubernetesObject, status: object): Promise<void> => {
  const path = `${await api.pathOf(object)}/status`
  const answer = await api.request('PATCH', path, { status }, 'application/merge-patch+json')
  if (answer.status !== 200)
    throw new Error(`the status of ${object.metadata.name} cannot be set: ${JSON.stringify(answer.body)}`)
}

const fluxObjectsOf = (cluster: string): readonly KubernetesObject[] => [
  ...syncObjects(cluster, 'https://git.example.org/fleet.git'),
  ...objectsOf(cluster).filter(isOfFlux),
]

/** Gives an API the kinds and the objects of Flux, all ready. */
export const applyFlux = async (api: Api, cluster: string): Promise<void> => {
  await installDefinitions(api, ({ metadata }) =>
    [...groups].some((group) => metadata.name.endsWith(`.${group}`)),
  )
  const objects = fluxObjectsOf(cluster)
  await api.apply(objects)
  for (const object of objects)
    await setStatus(api, object, { ...condition('True'), ...(written[object.kind] ?? artifact)() })
}

/** A Kustomization that failed, and a source that cannot be fetched. */
export const failFlux = async (api: Api, cluster: string): Promise<void> => {
  const objects = fluxObjectsOf(cluster)
  for (const kind of ['Kustomization', 'GitRepository']) {
    const object = objects.find((one) => one.kind === kind)
    if (!object) throw new Error(`${cluster} has no ${kind}`)
    await setStatus(api, object, condition('False'))
  }
}

/** The controllers' pages, each at the address of its pod. */
export const startFluxPages = async (host: Host, stage: string): Promise<readonly Exposition[]> =>
  Promise.all(
    fluxControllerNames.map((name) => {
      const address = podAddresses[name]
      host.addAddress(address)
      host.addNames(address, [
        `${name}-metrics.flux-system.svc`,
        `${name}-metrics.flux-system.svc.cluster.local`,
      ])
      return startExposition(host, name, stage, {
        address,
        port: 8080,
        pages: { '/metrics': fluxPage(name) },
      })
    }),
  )
