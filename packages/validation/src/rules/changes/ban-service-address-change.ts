import { at, type Located } from '../../values/location.ts'
import { textAt } from '../../values/value-at.ts'
import { isForced } from '../../tree/flux/forced.ts'
import { nameOf } from '../../tree/objects.ts'
import { inEachChanged, type ChangeRule } from './change-rule.ts'
import { REFUSED, replaceSteps } from './refused-change.ts'

export const banServiceAddressChange: ChangeRule = {
  id: 'ban-service-address-change',
  summary: 'A Service keeps its clusterIP: a headless one stays headless, and no other becomes one.',
  rationale:
    'The API server refuses another address. Where a headless Service no longer says so, it keeps `None` without a word.',
  fix: 'Add a second Service for the other use, or delete the Service once.',
  check: inEachChanged(['core/Service'], (changed, report, changes) => {
    const { before, after } = changed
    const [old, now] = [before, after].map(addressOf)
    if (old === undefined || now === undefined || old === now || isForced(changes.after, after)) return
    const location = at(after, 'spec', 'clusterIP')
    const fix = `add a second Service; or ${replaceSteps(changed, changes)}`
    // A Service may pin the address that it got.
    if (now === HEADLESS || (now !== '' && old !== ''))
      report({
        location,
        message: `${nameOf(after)} changes its clusterIP from ${old || 'the address that it got'} to ${now}, which is immutable`,
        impact: REFUSED,
        fix,
      })
    else if (old === HEADLESS)
      report({
        location,
        message: `${nameOf(after)} does not state clusterIP: None any more`,
        impact: NEEDS_ADDRESS.has(textAt(after.object, 'spec', 'type'))
          ? REFUSED
          : 'the API server keeps it headless: clients still get the addresses of pods',
        fix,
      })
  }),
}

const HEADLESS = 'None'

/** The types of Services that cannot be headless. */
const NEEDS_ADDRESS: ReadonlySet<string> = new Set(['LoadBalancer', 'NodePort'])

/** The address that a Service asks for; empty where it takes what it gets, nothing where its type has none. */
const addressOf = ({ object }: Located): string | undefined =>
  textAt(object, 'spec', 'type') === 'ExternalName' ? undefined : textAt(object, 'spec', 'clusterIP')
