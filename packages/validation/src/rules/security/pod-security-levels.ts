import { POD_SECURITY_LEVELS, type PodSecurityLevel } from '@fleet/model'
import type { Located } from '../../values/location.ts'

/** The label by which a namespace enforces a Pod Security level. */
export const ENFORCE = 'pod-security.kubernetes.io/enforce'

/** The level that a namespace enforces, if it is a known one. */
export const enforcedLevel = ({ object }: Located): PodSecurityLevel | undefined =>
  POD_SECURITY_LEVELS.find((level) => level === object.metadata.labels?.[ENFORCE])
