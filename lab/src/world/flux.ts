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
const nextRevision = 'main@sha1:f0e1d2c3b4a5968778695a4b3c2d1e0f12345678'
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

const artifact = (fetched = revision) => ({
  artifact: {
    revision: fetched,
    digest,
    path: 'artifact',
    url: 'http://source/artifact',
    lastUpdateTime: now(),
  },
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

/** A release of a person, for a spoke's tree has none. */
const ownRelease: KubernetesObject = {
  apiVersion: 'helm.toolkit.fluxcd.io/v2',
  kind: 'HelmRelease',
  metadata: { name: 'own', namespace: 'flux-system' },
  spec: {
    interval: '10m',
    chart: { spec: { chart: 'own', version: '1.0.0', sourceRef: { kind: 'HelmRepository', name: 'own' } } },
  },
}

/** Installs a release, fetches a revision that no Kustomization has applied, and lets one of them fail. */
export const disturbFlux = async (api: Api, cluster: string): Promise<void> => {
  await api.apply([ownRelease])
  await setStatus(api, ownRelease, { ...condition('True'), ...written['HelmRelease']?.() })
  const objects = fluxObjectsOf(cluster)
  const first = (kind: string): KubernetesObject => {
    const object = objects.find((one) => one.kind === kind)
    if (!object) throw new Error(`${cluster} has no ${kind}`)
    return object
  }
  await setStatus(api, first('GitRepository'), { ...condition('True'), ...artifact(nextRevision) })
  await setStatus(api, first('Kustomization'), condition('False'))
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
