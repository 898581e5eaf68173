export { csvOf } from '../domain/csv';
