import type { Repository } from '../../repository.ts'
import { apps } from './apps.ts'
import { components } from './components.ts'
import { faults } from './faults.ts'
import { flux } from './flux.ts'

export const fluxOperator: Repository = {
  name: 'flux-operator',
  shape: 'flux-operator; values from generated ConfigMaps, a component for each namespace, Gateway API',
  files: { ...flux, ...components, ...apps },
  faults,
}
