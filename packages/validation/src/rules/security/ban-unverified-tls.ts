import { inEachRelease } from '../rule/in-each-release.ts'
import { inEachCluster, type Rule } from '../rule/rule.ts'
import { findScalars, type Question } from '../../telemetry/scalars.ts'
import { atValue, chartValue } from '../../tree/charts/release.ts'

export const banUnverifiedTls: Rule = {
  id: 'ban-unverified-tls',
  severity: 'warning',
  ownSeverity: 'info',
  summary: 'Every TLS client verifies the certificate of its server.',
  rationale: 'A client that verifies nothing sends its token to any server that answers.',
  fix: 'Remove the field, and name the authority that signed the certificate.',
  check: (fleet, report) => {
    checkScalars(fleet, report)
    checkKubelet(fleet, report)
  },
}

const IMPACT = 'an attacker on the network path reads the connection and can pose as the server'

const checkScalars = inEachCluster((cluster, report) => {
  for (const { answer, location } of findScalars(cluster, unverified))
    report({
      location,
      message: `${answer} is on`,
      impact: IMPACT,
      fix: 'remove it, and name the certificate authority',
    })
})

/** The only switch that is on by default. */
const KUBELET = ['kubelet', 'serviceMonitor', 'insecureSkipVerify']

const checkKubelet = inEachRelease('kube-prometheus-stack', (release, report) => {
  if (chartValue(release, ...KUBELET) !== undefined) return
  report({
    location: atValue(release, ...KUBELET),
    message: `${KUBELET.join('.')} is not set, and on by default`,
    impact: IMPACT,
    fix: 'set it to false',
  })
})

const UNVERIFIED = /^(insecure_?skip_?(tls_?)?verify|tlsSkipVerify|insecureSkipTLSVerify)$/i

const unverified: Question<string> = (value, keys) => {
  if (value !== true && value !== 'true') return undefined
  const key = String(keys.at(-1))
  return UNVERIFIED.test(key) ? key : undefined
}
