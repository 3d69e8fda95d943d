import type { INetworkPolicy } from '@fleet/kubernetes'
import { isWithin } from '@fleet/validation/cidr'
import { selects, type Labels } from '@fleet/validation/selector'

/** Who calls which pods: from an address on the tailnet, or as a pod of the hub. */
export interface Call {
  readonly from: { readonly address: string } | { readonly namespace: string; readonly labels: Labels }
  readonly to: { readonly namespace: string; readonly labels: Labels; readonly port: string | number }
}

/** What the NetworkPolicies do to a call: those that admit it, by name. */
export type Admission =
  | { readonly kind: 'admitted'; readonly policies: readonly string[] }
  | { readonly kind: 'refused'; readonly policies: readonly string[] }
  /** No policy selects the pods, so that everybody reaches them. */
  | { readonly kind: 'unrestricted' }

type Rule = NonNullable<NonNullable<INetworkPolicy['spec']>['ingress']>[number]
type Peer = NonNullable<Rule['from']>[number]

export const admissionOf = (policies: readonly INetworkPolicy[], call: Call): Admission => {
  const restricting = policies.filter((policy) => restricts(policy, call))
  if (restricting.length === 0) return { kind: 'unrestricted' }
  const admitting = restricting.filter((policy) => admits(policy, call))
  return admitting.length > 0
    ? { kind: 'admitted', policies: admitting.map(nameOf) }
    : { kind: 'refused', policies: restricting.map(nameOf) }
}

const nameOf = ({ metadata }: INetworkPolicy): string => `${metadata?.namespace}/${metadata?.name}`

const restricts = ({ metadata, spec }: INetworkPolicy, { to }: Call): boolean =>
  metadata?.namespace === to.namespace &&
  (spec?.policyTypes ?? ['Ingress']).includes('Ingress') &&
  selects(spec?.podSelector ?? {}, to.labels)

const admits = ({ metadata, spec }: INetworkPolicy, call: Call): boolean =>
  (spec?.ingress ?? []).some(
    ({ from = [], ports = [] }) =>
      (ports.length === 0 || ports.some(({ port }) => port === undefined || port === call.to.port)) &&
      (from.length === 0 || from.some((peer) => isMeant(peer, metadata?.namespace, call))),
  )

const isMeant = (
  { ipBlock, namespaceSelector, podSelector }: Peer,
  home: string | undefined,
  { from }: Call,
): boolean => {
  if ('address' in from)
    return (
      ipBlock !== undefined &&
      isWithin(from.address, ipBlock.cidr) &&
      !(ipBlock.except ?? []).some((range) => isWithin(from.address, range))
    )
  if (ipBlock) return false
  const isOfNamespace = namespaceSelector
    ? selects(namespaceSelector, { 'kubernetes.io/metadata.name': from.namespace })
    : from.namespace === home
  return isOfNamespace && selects(podSelector ?? {}, from.labels)
}
