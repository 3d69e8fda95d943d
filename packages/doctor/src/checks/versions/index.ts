import type { Check } from '../../check.ts'
import { chartAsStated } from './chart-as-stated.ts'
import { imageAsStated } from './image-as-stated.ts'
import { versionSupported } from './version-supported.ts'

export const VERSION_CHECKS: readonly Check[] = [versionSupported, imageAsStated, chartAsStated]
