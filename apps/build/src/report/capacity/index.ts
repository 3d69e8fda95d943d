export { capacityJson } from './capacity-json.ts'
export { capacityText } from './capacity-text.ts'
