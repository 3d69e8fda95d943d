export { fleet } from './fleet.ts'
