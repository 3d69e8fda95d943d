import { inEachCluster, type Rule } from '../../rule.ts'
import { ownerOf } from '../../view/objects.ts'
import { findScalars, type Question } from '../../view/scalars.ts'
import { atValue, chartValue } from '../../view/value-at.ts'

export const banUnverifiedTls: Rule = {
  id: 'ban-unverified-tls',
  demands: 'Whoever speaks TLS checks whom it speaks to.',
  why: 'A token that is sent to whoever answers is a token given away.',
  example: {
    refused: 'tls_config: {insecure_skip_verify: true}',
    accepted: 'tls_config: {ca_file: /var/run/…/ca.crt}',
  },
  mend: 'Remove the switch, and name the authority that signed the certificate.',
  judge: inEachCluster((cluster) => [
    ...findScalars(cluster, unverified).map(({ answer, spot }) => ({
      at: spot,
      what: `${answer} is on`,
      consequence: 'whoever stands between reads, and answers in the other’s name',
      mend: 'remove it, and name the certificate authority',
    })),
    ...cluster
      .all('helm.toolkit.fluxcd.io/v2/HelmRelease')
      .filter(({ object }) => object.metadata.name === 'kube-prometheus-stack')
      .filter((release) => chartValue(release, ...KUBELET) !== false)
      .map((release) => ({
        at: atValue(release, ...KUBELET),
        what: `${ownerOf(release)} does not say that the kubelet’s certificate is checked, and the chart does not check it`,
        consequence: 'Prometheus sends its token to whoever answers at a node’s address',
        mend: 'set kubelet.serviceMonitor.insecureSkipVerify: false',
      })),
  ]),
}

const UNVERIFIED = /^(insecure_?skip_?(tls_?)?verify|tlsSkipVerify|insecureSkipTLSVerify)$/i

const unverified: Question<string> = (value, keys) => {
  if (value !== true && value !== 'true') return undefined
  const key = String(keys.at(-1))
  return UNVERIFIED.test(key) ? key : undefined
}

const KUBELET = ['kubelet', 'serviceMonitor', 'insecureSkipVerify'] as const
