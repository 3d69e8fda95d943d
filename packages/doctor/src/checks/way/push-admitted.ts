import type { INetworkPolicy } from '@fleet/kubernetes'
import { spokeNames } from '@fleet/model'
import { pushesOf, type Push } from '@fleet/topology/pushes'
import type { Check } from '../../check.ts'
import type { Found } from '../../diagnosis.ts'
import { reconcileTelemetry } from '../../flux/commands.ts'
import type { LiveFleet } from '../../live/live-fleet.ts'
import { pushSubject } from './push.ts'

export const pushAdmitted: Check = {
  id: 'push-admitted',
  of: 'fleet',
  title: 'The NetworkPolicies of the hub admit every node of every spoke.',
  rationale:
    'A node that no policy admits cannot connect to the stores. Its collector tries again without end, and its telemetry is missing.',
  byHand: ['kubectl --context CONTEXT --namespace monitoring get networkpolicies --output yaml'],
  needs: ['network-policies'],
  check: async (fleet) => {
    const policies = (await fleet.hub.api.list(
      '/apis/networking.k8s.io/v1/networkpolicies',
    )) as readonly INetworkPolicy[]
    return spokeNames(fleet.fleet)
      .flatMap((spoke) => pushesOf(fleet.fleet, spoke, policies))
      .flatMap((push) => refused(fleet, push))
  },
}

const refused = ({ fleet, hub }: LiveFleet, { cluster, signal, senders }: Push): readonly Found[] => {
  const outside = senders.filter(({ admission }) => admission.kind === 'refused')
  const [first] = outside
  if (first?.admission.kind !== 'refused') return []
  const [policy = ''] = first.admission.policies
  const nodes = outside.map(({ name, address }) => `${name} (${address})`).join(', ')
  return [
    {
      severity: 'error',
      cluster: hub.name,
      subject: `NetworkPolicy ${policy}`,
      message: `the hub admits no ${signal} of ${cluster} from ${nodes}`,
      evidence: first.admission.policies.map((one) => ({
        asked: `NetworkPolicy ${one} .spec.ingress`,
        seen: `no rule for ${nodes}`,
      })),
      cause: `Somebody changed the policy, or it is of an older tree than the nodes of ${cluster}.`,
      fix: reconcileTelemetry(fleet, hub),
      explains: [{ check: 'push-arrives', cluster, subject: pushSubject(signal) }],
    },
  ]
}
