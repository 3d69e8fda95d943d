import type { Repository } from '../../repository.ts'
import { faults } from './faults.ts'
import { cluster, components } from './flux.ts'
import { homeApps } from './home.ts'
import { besides, platform } from './platform.ts'

export const talosComponents: Repository = {
  name: 'talos-components',
  shape: 'Talos; an app a folder, components with substitutions, patches by the parent, Gateway API',
  files: { ...cluster, ...components, ...homeApps, ...platform, ...besides },
  faults,
}
