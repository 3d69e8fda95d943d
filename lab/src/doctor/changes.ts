import { until } from '../hosts/until.ts'
import type { Api } from '../kubernetes/api.ts'
import type { KubernetesObject } from '../trees/committed.ts'
import type { DoctorWorld } from './doctor-world.ts'

/** Takes back what a fault did. */
export type Undo = () => Promise<void>

/** Changes a file of the repository, and has Flux apply it, as a person's wrong commit does. */
export const commitChange = async (
  world: DoctorWorld,
  path: string,
  change: (text: string) => string,
): Promise<Undo> => {
  const { repository } = world
  const before = repository.read(path)
  const after = change(before)
  if (after === before) throw new Error(`nothing changes in ${path}`)
  const write = async (text: string): Promise<void> => {
    repository.write(path, text)
    await world.push(`change ${path}`)
  }
  await write(after)
  return () => write(before)
}

const mergePatch = 'application/merge-patch+json'

/** Changes an object by hand. @throws where the API refuses it */
export const patchObject = async (api: Api, object: KubernetesObject, patch: object): Promise<void> => {
  const { status, body } = await api.request('PATCH', await api.pathOf(object), patch, mergePatch)
  if (status !== 200) throw new Error(`${object.metadata.name}: ${status} ${JSON.stringify(body)}`)
}

export const deleteObject = async (api: Api, object: KubernetesObject): Promise<void> => {
  const { status, body } = await api.request('DELETE', await api.pathOf(object))
  if (status !== 200) throw new Error(`${object.metadata.name}: ${status} ${JSON.stringify(body)}`)
}

/** Has Flux apply a layer of the tree again: what was changed by hand is as the tree states it. */
export const reconcileLayer = async (api: Api, layer: string): Promise<void> => {
  const path = `/apis/kustomize.toolkit.fluxcd.io/v1/namespaces/flux-system/kustomizations/${layer}`
  const at = new Date().toISOString()
  const annotations = { 'reconcile.fluxcd.io/requestedAt': at }
  await api.request('PATCH', path, { metadata: { annotations } }, mergePatch)
  await until(
    `${layer} is applied again`,
    async () => {
      const { status } = (await api.get(path)) as {
        readonly status?: { readonly lastHandledReconcileAt?: string }
      }
      return status?.lastHandledReconcileAt === at
    },
    { seconds: 120 },
  )
}
