export { daysBetween, weekdayOf, WEEKDAYS } from '../domain/plain-date';
