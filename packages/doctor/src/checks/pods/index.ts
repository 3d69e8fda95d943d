import type { Check } from '../../check.ts'
import { collectorOnEachNode } from './collector-on-each-node.ts'
import { containerRuns } from './container-runs.ts'
import { imagePulled } from './image-pulled.ts'
import { workloadReady } from './workload-ready.ts'

export const POD_CHECKS: readonly Check[] = [imagePulled, containerRuns, workloadReady, collectorOnEachNode]
