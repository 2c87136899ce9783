/** The deadline policy as a table says it, and the ladder of reminders that follows from a row; knows no running process. */
package org.triad.workflow.deadline;
