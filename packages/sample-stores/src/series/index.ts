export { metricStore } from './metric-store.ts'
export { worldOf } from '../world/world.ts'
