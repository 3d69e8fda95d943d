import { checkByApi, removeObjects } from '../checks/check-by-api.ts'
import { checkFiles, lokiQuestion } from '../checks/check-files.ts'
import { ask, isThere, type Question, type Refusal } from '../checks/refusal.ts'
import type { Api } from '../kubernetes/api.ts'
import type { KubernetesObject } from '../trees/committed.ts'
import type { Release } from './chart-references.ts'

/** Helm adds the release's namespace to objects without one, and learns from the API which kinds are namespaced. */
const namespaced = async (
  api: Api,
  object: KubernetesObject,
  { namespace }: Release,
): Promise<KubernetesObject> => {
  const path = await api.pathOf(object).catch(() => '')
  return object.metadata.namespace === undefined && path.includes('/namespaces/default/')
    ? { ...object, metadata: { ...object.metadata, namespace } }
    : object
}

/** Helm installs them last too: nothing answers them earlier. */
const isWebhook = ({ kind }: KubernetesObject): boolean => kind.endsWith('WebhookConfiguration')

const lokiQuestions = (objects: readonly KubernetesObject[]): readonly Question[] =>
  objects
    .filter(({ kind }) => kind === 'ConfigMap')
    .flatMap(({ metadata, ...object }) =>
      Object.entries((object['data'] ?? {}) as Readonly<Record<string, string>>)
        .filter(([, text]) => /^schema_config:/m.test(text))
        .map(([file, text]) => lokiQuestion(`ConfigMap ${metadata.name} ${file}`, text)),
    )

/**
 * The refusals of a chart's rendered objects by the programs, with Loki only where one is given.
 * @param namespaces those of the tree, with the levels that they enforce
 */
export const acceptanceOf = async (
  api: Api,
  release: Release,
  rendered: readonly KubernetesObject[],
  namespaces: readonly KubernetesObject[],
): Promise<readonly Refusal[]> => {
  const objects: KubernetesObject[] = []
  for (const object of rendered) objects.push(await namespaced(api, object, release))
  const inOrder = [
    ...namespaces,
    ...objects.filter((object) => !isWebhook(object)),
    ...objects.filter(isWebhook),
  ]
  const refusals = [...(await checkByApi(api, inOrder)), ...(await checkFiles(objects))]
  for (const question of lokiQuestions(objects).filter(isThere)) refusals.push(...(await ask(question)))
  await removeObjects(api, inOrder)
  return refusals
}
