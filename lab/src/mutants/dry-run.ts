import { admitPod, applyStrictly, podOf } from '../checks/check-by-api.ts'
import type { Refusal } from '../checks/refusal.ts'
import type { Api } from '../kubernetes/api.ts'
import type { KubernetesObject } from '../trees/committed.ts'

/** The refusals of objects and their pods by kube-apiserver, in a dry run. */
export const dryRun = async (api: Api, objects: readonly KubernetesObject[]): Promise<readonly Refusal[]> => {
  const refusals: Refusal[] = []
  for (const object of objects) {
    refusals.push(...(await applyStrictly(api, object, '&dryRun=All')))
    const pod = podOf(object)
    if (pod) refusals.push(...(await admitPod(api, pod)))
  }
  return refusals
}
