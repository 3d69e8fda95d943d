import { AGE_RECIPIENTS } from '@fleet/model'
import { decrypting, encryptedSecret } from '../../testing/encrypted-secret.ts'
import { own, set } from '../../testing/sample-trees.ts'
import { testRule } from '../../testing/test-rule.ts'
import { requireRecipients } from './require-recipients.ts'

const CLUSTER = 'age1rw6ssjuh3samcvm6zp09j9uvmer4ngvrdnetqr6knrnq2zj26j7qchq30x'
const PERSON = 'age107zv9xcgnstkdtn6qexfjpmn7jk45cvux54x6vqkge9dxfh8uqhs4eany4'

const encryptedFor = (...recipients: readonly string[]) => {
  const secret = encryptedSecret('default', 'token')
  const sops = { ...(secret['sops'] as object), age: recipients.map((recipient) => ({ recipient, enc: '' })) }
  return [...own({ ...secret, sops }), decrypting()]
}

const stated = (...recipients: readonly string[]) =>
  set('spoke Kustomization workloads', ['metadata', 'annotations'], {
    [AGE_RECIPIENTS]: recipients.join(' '),
  })

testRule(requireRecipients, {
  valid: [
    {
      name: 'a Secret for all recipients, in any order',
      changes: [...encryptedFor(PERSON, CLUSTER), stated(CLUSTER, PERSON)],
    },
    { name: 'a Kustomization that states no recipients', changes: encryptedFor(PERSON) },
  ],
  invalid: [
    {
      name: 'a Secret that a person who left can decrypt',
      changes: [...encryptedFor(CLUSTER, PERSON), stated(CLUSTER)],
    },
    {
      name: 'a Secret that the cluster cannot decrypt',
      changes: [...encryptedFor(PERSON), stated(CLUSTER, PERSON)],
    },
  ],
})
