import type { Repository } from '../repository.ts'
import { armBoards } from './arm-boards/repository.ts'
import { clusterSecrets } from './cluster-secrets/repository.ts'
import { fluxOperator } from './flux-operator/repository.ts'
import { generators } from './generators/repository.ts'
import { observability } from './observability/repository.ts'
import { operators } from './operators/repository.ts'
import { plainBootstrap } from './plain-bootstrap/repository.ts'
import { stagingProduction } from './staging-production/repository.ts'
import { talosComponents } from './talos-components/repository.ts'
import { threeClusters } from './three-clusters/repository.ts'

export const repositories: readonly Repository[] = [
  armBoards,
  clusterSecrets,
  fluxOperator,
  generators,
  observability,
  operators,
  plainBootstrap,
  stagingProduction,
  talosComponents,
  threeClusters,
]
