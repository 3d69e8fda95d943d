import type { Rule } from '../../rule.ts'
import { requireIngestPolicy } from './require-ingest-policy.ts'
import { requirePinnedImage } from './require-pinned-image.ts'
import { requirePodSecurity } from './require-pod-security.ts'

export const SECURITY: readonly Rule[] = [requireIngestPolicy, requirePinnedImage, requirePodSecurity]
