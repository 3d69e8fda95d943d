import { inEachCluster, type Rule } from '../rule/rule.ts'
import { findScalars, type Question } from '../../telemetry/scalars.ts'

export const banUnverifiedTls: Rule = {
  id: 'ban-unverified-tls',
  summary: 'Whoever speaks TLS checks whom it speaks to.',
  rationale: 'A token that is sent to whoever answers is a token given away.',
  fix: 'Remove the switch, and name the authority that signed the certificate.',
  check: inEachCluster((cluster) =>
    findScalars(cluster, unverified).map(({ answer, location }) => ({
      location,
      message: `${answer} is on`,
      impact: 'whoever stands between reads, and answers in the other’s name',
      fix: 'remove it, and name the certificate authority',
    })),
  ),
}

const UNVERIFIED = /^(insecure_?skip_?(tls_?)?verify|tlsSkipVerify|insecureSkipTLSVerify)$/i

const unverified: Question<string> = (value, keys) => {
  if (value !== true && value !== 'true') return undefined
  const key = String(keys.at(-1))
  return UNVERIFIED.test(key) ? key : undefined
}
