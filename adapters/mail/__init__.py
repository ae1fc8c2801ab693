"""E-mail: for people who are reached in no other way. It only sends; answers are given on the page behind its link."""
