export { findObject, findObjects } from './find-object.ts'
