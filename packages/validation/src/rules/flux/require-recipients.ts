import { AGE_RECIPIENTS } from '@fleet/model'
import { isEncrypted } from '../../values/encrypted.ts'
import { at } from '../../values/location.ts'
import { listOf, valueAt } from '../../values/value-at.ts'
import { inEachCluster, type Rule } from '../rule/rule.ts'
import { appliersOfObject } from '../../tree/flux/appliers.ts'
import { nameOf } from '../../tree/objects.ts'

export const requireRecipients: Rule = {
  id: 'require-recipients',
  severity: 'warning',
  summary:
    'A Secret that SOPS encrypted is encrypted for whom its Kustomization states, and for nobody else.',
  rationale:
    'SOPS encrypts a file for the recipients of that day. One who left can still decrypt it, and one who came cannot. Flux applies no Secret that its own key cannot decrypt.',
  fix: 'Encrypt the file anew with `sops updatekeys`.',
  check: inEachCluster((cluster, report) => {
    for (const secret of cluster.all('v1/Secret')) {
      if (!isEncrypted(secret.object)) continue
      const present = recipientsIn(secret.object)
      for (const applier of appliersOfObject(cluster, secret)) {
        const stated = applier.object.metadata.annotations?.[AGE_RECIPIENTS]?.split(' ')
        if (!stated) continue
        const missing = stated.filter((one) => !present.includes(one))
        const left = present.filter((one) => !stated.includes(one))
        const differences = [
          ...(left.length > 0 ? [`still encrypted for ${left.join(' and ')}`] : []),
          ...(missing.length > 0 ? [`not encrypted for ${missing.join(' and ')}`] : []),
        ]
        if (differences.length === 0) continue
        report({
          location: at(secret, 'sops', 'age'),
          related: [at(applier, 'metadata', 'annotations', AGE_RECIPIENTS)],
          message: `${nameOf(secret)} is ${differences.join(', and ')}`,
          impact:
            left.length > 0
              ? 'who left can decrypt what is written from now on, too'
              : 'they cannot decrypt it, and Flux cannot if one of them is the cluster',
          fix: 'run `sops updatekeys FILE` in the folder of the cluster; where somebody left, change the values, too',
        })
      }
    }
  }),
}

const recipientsIn = (secret: object): readonly string[] =>
  listOf(valueAt(secret, ['sops', 'age'])).flatMap((entry) => {
    const recipient = valueAt(entry, ['recipient'])
    return typeof recipient === 'string' ? [recipient] : []
  })
