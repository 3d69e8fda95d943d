import type { Api } from '../kubernetes/api.ts'
import type { KubernetesObject } from '../trees/committed.ts'

const storageClass = (name: string, allowVolumeExpansion: boolean): KubernetesObject => ({
  apiVersion: 'storage.k8s.io/v1',
  kind: 'StorageClass',
  metadata: { name },
  provisioner: `${name}.example`,
  allowVolumeExpansion,
})

/** The classes of the sample fleets. That of k3s does not expand a claim. */
export const storageClasses = [
  storageClass('local-path', false),
  storageClass('longhorn', true),
  storageClass('nfs', true),
]

/** Binds a claim, as a provisioner does: the API server lets only a bound one grow. */
export const bind = async (api: Api, claim: KubernetesObject): Promise<void> => {
  const path = await api.pathOf(claim)
  const patch = (where: string, change: object) =>
    api.request('PATCH', `${path}${where}`, change, 'application/merge-patch+json')
  await patch('', { spec: { volumeName: `volume-${claim.metadata.name}` } })
  const { status } = await patch('/status', {
    status: { phase: 'Bound', accessModes: ['ReadWriteOnce'], capacity: { storage: '1Gi' } },
  })
  if (status !== 200) throw new Error(`${claim.metadata.name} cannot be bound: ${status}`)
}
