export { codeIn, isInCode } from '../domain/markdown-code';
