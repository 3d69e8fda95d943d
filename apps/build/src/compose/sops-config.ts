import {
  ENCRYPTED_FIELDS,
  SECRETS_LAYER,
  SOPS_CONFIG,
  sopsOf,
  type ClusterName,
  type Fleet,
} from '@fleet/model'
import { HEADER, printYaml } from '@fleet/kubernetes'
import type { TreeFile } from '../tree.ts'

/** For whom SOPS encrypts what a person puts into the tree of a cluster. No object: Flux does not fetch the file. */
export const sopsConfig = (fleet: Fleet, cluster: ClusterName): readonly TreeFile[] => {
  const sops = sopsOf(fleet, cluster)
  if (!sops) return []
  const rule = {
    path_regex: `(^|/)${SECRETS_LAYER}/[^/]+\\.ya?ml$`,
    encrypted_regex: ENCRYPTED_FIELDS,
    age: sops.recipients.toSorted().join(','),
  }
  return [{ path: SOPS_CONFIG, content: `${HEADER}${printYaml({ creation_rules: [rule] })}`, objects: [] }]
}
